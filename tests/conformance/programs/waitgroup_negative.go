//rule: a negative WaitGroup counter panics, recoverably (sync.WaitGroup.Add)

package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	func() {
		defer func() { fmt.Println(recover()) }()
		wg.Done()
	}()
	var other sync.WaitGroup
	other.Add(2)
	func() {
		defer func() { fmt.Println(recover()) }()
		other.Add(-3)
	}()
	fmt.Println("end")
}
