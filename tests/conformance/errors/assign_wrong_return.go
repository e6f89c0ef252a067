package main

import "fmt"

func f() string {
	n := 1
	return n // error "cannot use n .variable of type int. as (type )?string (value )?in return statement"
}

func main() { fmt.Println(f()) }
