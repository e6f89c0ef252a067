package main

import "fmt"

func main() {
	m := map[int]int{}
	fmt.Println(cap(m)) // error "invalid argument: m .variable of type map\[int\]int. for (built-in )?cap"
}
