//rule: a method value of an interface binds the dynamic value at evaluation (spec "Method values")

package main

import "fmt"

type speaker interface{ speak() string }
type dog struct{ name string }
type cat struct{ name string }

func (d dog) speak() string  { return d.name + " woof" }
func (c *cat) speak() string { return c.name + " meow" }

func main() {
	k := &cat{"tom"}
	var s speaker = dog{"rex"}
	f := s.speak
	s = k
	g := s.speak
	s = nil
	k.name = "kit"
	fmt.Println(f(), g())
}
