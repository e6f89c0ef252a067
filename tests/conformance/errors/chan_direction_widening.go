package main

func f(c chan int) {}

func main() {
	var r <-chan int
	f(r) // error "cannot use r .variable of type <-chan int. as (type )?chan int (value )?in argument to f"
}
