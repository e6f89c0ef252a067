package main

import "fmt"

func main() {
	fmt.Println(1)
}
} // error "syntax error: non-declaration statement outside function body"
