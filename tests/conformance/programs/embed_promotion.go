//rule: fields and methods of an embedded type are promoted at the shallowest depth (spec "Struct types", "Selectors")

package main

import "fmt"

type engine struct{ power int }

func (e engine) describe() string { return fmt.Sprint("engine ", e.power) }
func (e *engine) boost()          { e.power *= 2 }

type wheels struct{ count int }
type car struct {
	engine
	*wheels
	name string
}
type racer struct{ car }

func main() {
	r := racer{car{engine{100}, &wheels{4}, "r"}}
	r.boost()
	r.count++
	fmt.Println(r.power, r.car.engine.power, r.count, r.name, r.describe())
	w := r
	w.count = 9
	w.power = 1
	fmt.Println(r.count, r.power)
	var d interface{ describe() string } = r
	fmt.Println(d.describe())
	r.wheels = nil
	defer func() { fmt.Println(recover() != nil) }()
	fmt.Println(r.count)
}
