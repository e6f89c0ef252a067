//rule: an uncaught failed type assertion exits with 2 (spec "Type assertions")
//exit: 2
//stderr: panic: interface conversion: interface {} is string, not int

package main

import "fmt"

func main() {
	var i interface{} = "s"
	fmt.Println(i)
	fmt.Println(i.(int))
}
