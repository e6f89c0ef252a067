package main

import "fmt"

func main() {
	fmt.Println(nil == nil) // error "operator == not defined on (untyped )?nil"
}
