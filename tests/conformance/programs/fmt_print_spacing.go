//rule: Println separates operands by spaces always, Print only between non-strings (fmt.Print, fmt.Println)

package main

import "fmt"

func main() {
	fmt.Print(1, 2, "a", "b", 3, nil, true, "\n")
	fmt.Print("a", 1, 2, "b", 'c', 'd', 1.5, "\n")
	fmt.Println("a", 1, 2, "b", nil, true)
	fmt.Println()
	fmt.Println("", "")
	fmt.Print()
	s := fmt.Sprint("x", 1, 2, "y") + fmt.Sprintln("end", 3)
	fmt.Printf("%q\n", s)
	n, err := fmt.Println("héy")
	fmt.Println(n, err)
}
