//rule: %T prints the dynamic type (package fmt)

package main

import "fmt"

type s struct{ a int }
type i interface{ m() }
type f func(int, ...string) (bool, error)

func main() {
	fmt.Printf("%T %T %T %T %T\n", 1, "a", 'c', 1.5, true)
	fmt.Printf("%T %T %T %T\n", []int{}, [3]string{}, map[string][]bool{}, &s{})
	fmt.Printf("%T %T %T\n", s{}, f(nil), func(int) (a, b string) { return })
	fmt.Printf("%T %T %T %T\n", make(chan int), make(<-chan s), make(chan<- *int), make(chan (<-chan int)))
	fmt.Printf("%T %T %T\n", struct{ A, B int }{}, struct{}{}, []interface{ m() }{})
	fmt.Printf("%T %T %T %T\n", nil, []interface{}{}, []i{}, []error{})
	fmt.Printf("%T %T %T\n", uint8(1), []byte{}, struct {
		s
		T string `tag:"x"`
	}{})
}
