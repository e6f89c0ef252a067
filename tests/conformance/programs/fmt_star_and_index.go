//rule: * takes width and precision from operands; %[n] selects an operand (package fmt)

package main

import "fmt"

func main() {
	fmt.Printf("%*d|%-*d|%.*f|%*.*f\n", 5, 42, 5, 42, 2, 3.14159, 8, 3, 2.71828)
	fmt.Printf("%[2]d %[1]d\n", 1, 2)
	fmt.Printf("%[1]d %[1]x %[1]b %[1]c\n", 65)
	fmt.Printf("%[3]*.[2]*[1]f|\n", 12.0, 2, 6)
	fmt.Printf("%*d|\n", -5, 42)
	fmt.Printf("%[1]v %[2]v %v\n", "a", "b")
}
