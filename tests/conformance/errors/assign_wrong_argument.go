package main

import "fmt"

func f(s []int) int { return len(s) }

func main() {
	fmt.Println(f([]string{"a"})) // error "cannot use .* as (type )?\[\]int (value )?in argument to f"
}
