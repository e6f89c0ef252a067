package main

import "fmt"

func main()
{ // error "syntax error: unexpected semicolon or newline before \{"
	fmt.Println(1)
}
