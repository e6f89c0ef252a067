//rule: from go 1.22 each iteration of a for clause has its own variable (spec "For statements", for clause)
//go: 1.22

package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	fmt.Println(fs[0](), fs[1](), fs[2]())
	done := make(chan bool)
	out := make([]int, 3)
	for i := 0; i < 3; i++ {
		go func() {
			out[i] = i * 10
			done <- true
		}()
	}
	for i := 0; i < 3; i++ {
		<-done
	}
	fmt.Println(out)
}
