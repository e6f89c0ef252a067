package main

import "fmt"

func main() {
	var i interface{} = 1
	switch v := i.(type) { // error "declared (but|and) not used"
	case int:
		fmt.Println("int")
	}
}
