package main

import "fmt"

type loud int

func (l loud) String() string {
	if l == 2 {
		stop()
	}
	return "loud"
}

type speaker struct{ Voice loud }

func printed() {
	s := speaker{loud(number(2))}
	stop()
	fmt.Println(s)
}

func main() {
	printed()
}
