package main

func f(a ...interface{}) {}

func main() {
	s := []int{1}
	f(s...) // error "cannot use s .variable of type \[\]int. as (type )?\[\](any|interface ?\{\}) (value )?in argument to f"
}
