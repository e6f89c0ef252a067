//stalemate:expect error

// Nobody knows what becomes of the numbers.
package main

func scale(numbers []int) // want "not supported"

func main() {
	numbers := []int{1, 2}
	scale(numbers)
	println(numbers[0])
}
