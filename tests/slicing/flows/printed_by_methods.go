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

// The operand is one word, a part of it is printed by its method, and so is that part alone.
func printedInside() {
	first, second := loud(number(2)), loud(number(1))
	stop()
	fmt.Println(second)
	fmt.Println(speaker{second})
	fmt.Println(speaker{first})
}

func main() {
	printed()
	printedInside()
}
