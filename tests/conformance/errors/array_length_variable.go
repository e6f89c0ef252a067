package main

import "fmt"

func main() {
	n := 3
	var a [n]int // error "(array length|array bound) n|n .variable of type int. is not constant"
	fmt.Println(a, n)
}
