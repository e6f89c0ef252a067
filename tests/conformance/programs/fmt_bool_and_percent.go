//rule: %t, %%, and %v with width of bools and strings (package fmt)

package main

import "fmt"

func main() {
	fmt.Printf("%t|%t|%6t|%-6t|%v|%5v|%q\n", true, false, true, false, true, false, 'x')
	fmt.Printf("100%% %d%%\n", 50)
	fmt.Printf("%5v|%-5v|%5v|%05d|%v\n", "ab", "ab", 12, -3, []bool{true, false})
	fmt.Printf("%3v|%-3v|%3d\n", []int{1, 22}, []string{"a", "b"}, []int{1, 22})
}
