package main

import "fmt"

func f() (err error) {
	{
		err := fmt.Errorf("x")
		if err != nil {
			return // error "result parameter err not in scope at return|err is shadowed during return"
		}
	}
	return
}

func main() { f() }
