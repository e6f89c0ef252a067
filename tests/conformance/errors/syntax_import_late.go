package main

var x = 1

import "fmt" // error "syntax error: (imports must appear before other declarations|non-declaration statement outside function body)"

func main() {
	fmt.Println(x)
}
