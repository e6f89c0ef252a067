package main

import "fmt"

func main() {
	x := iota // error "cannot use iota outside constant declaration"
	fmt.Println(x)
}
