//rule: passing the loop variable as an argument fixes its value in every version (spec "Go statements")

package main

import "fmt"

func main() {
	out := make([]int, 4)
	done := make(chan bool)
	for i := range out {
		go func(i int) {
			out[i] = i * i
			done <- true
		}(i)
	}
	for range out {
		<-done
	}
	fmt.Println(out)
}
