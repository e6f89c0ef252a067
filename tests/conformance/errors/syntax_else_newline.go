package main

import "fmt"

func main() {
	if true {
		fmt.Println(1)
	}
	else { // error "syntax error: (else must be|unexpected (keyword )?else)"
		fmt.Println(2)
	}
}
