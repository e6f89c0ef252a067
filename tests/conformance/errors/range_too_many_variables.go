package main

import "fmt"

func main() {
	for a, b, c := range []int{1} { // error "range clause permits at most two iteration variables"
		fmt.Println(a, b)
	}
}
