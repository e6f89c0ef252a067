// Values go from one goroutine to another through a buffer of 128.
package main

const n = 1000

func main() {
	values := make(chan int, 128)
	go func() {
		for i := 0; i < n; i++ {
			values <- i
		}
		close(values)
	}()
	for range values {
	}
}
