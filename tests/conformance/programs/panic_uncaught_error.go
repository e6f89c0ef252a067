//rule: an uncaught panic with an error prints its Error text (spec "Handling panics")
//exit: 2
//stderr: panic: open thing: code 7

package main

import "fmt"

type failure struct{ code int }

func (f *failure) Error() string { return fmt.Sprint("open thing: code ", f.code) }

func main() {
	fmt.Println("before")
	panic(&failure{7})
}
