package main

import "fmt"

func main() {
	fmt.Println("x" // error "syntax error: unexpected newline in argument list; possibly missing comma or .|syntax error: unexpected newline"
}
