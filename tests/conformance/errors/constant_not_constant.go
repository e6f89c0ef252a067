package main

import "fmt"

func f() int { return 1 }

const c = f() // error "f\(\) .value of type int. is not constant"

func main() { fmt.Println(c) }
