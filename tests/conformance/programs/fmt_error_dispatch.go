//rule: Error takes precedence over String (package fmt)

package main

import (
	"errors"
	"fmt"
)

type both struct{}

func (both) Error() string  { return "as error" }
func (both) String() string { return "as string" }

type code int

func (c code) Error() string { return "code " + fmt.Sprint(int(c)) }

func main() {
	fmt.Println(both{}, code(4), []error{code(1), errors.New("e")})
	fmt.Printf("%s %v %q %d\n", both{}, both{}, code(7), code(7))
	var err error = code(9)
	fmt.Println(fmt.Errorf("wrap: %w", err), fmt.Sprintf("%v", &err != nil))
	fmt.Printf("%10s|%x\n", errors.New("abc"), errors.New("abc"))
}
