package main

import "fmt"

func main() {
	goto end // error "goto end jumps over (variable )?declaration"
	x := 1
	_ = x
end:
	fmt.Println()
}
