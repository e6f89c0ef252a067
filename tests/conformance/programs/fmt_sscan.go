//rule: Sscan and Sscanf parse values from a string (package fmt)

package main

import "fmt"

func main() {
	var a int
	var s string
	var f float64
	n, err := fmt.Sscan("12 word 2.5", &a, &s, &f)
	fmt.Println(n, err, a, s, f)
	n, err = fmt.Sscanf("7-x", "%d-%s", &a, &s)
	fmt.Println(n, err, a, s)
	n, err = fmt.Sscan("zz", &a)
	fmt.Println(n, err != nil)
}
