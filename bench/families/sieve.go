// The prime sieve: a generator of 2, 3, … limit and a chain of filters that grows by one for each prime that reaches main. The
// number 0 says that no more will come.
package main

const (
	limit    = 20
	capacity = 0
)

func generate(out chan<- int) {
	for i := 2; i <= limit; i++ {
		out <- i
	}
	out <- 0
}

func filter(in <-chan int, out chan<- int, prime int) {
	for {
		number := <-in
		if number == 0 {
			break
		}
		if number%prime != 0 {
			out <- number
		}
	}
	out <- 0
}

func main() {
	in := make(chan int, capacity)
	go generate(in)
	for {
		prime := <-in
		if prime == 0 {
			break
		}
		out := make(chan int, capacity)
		go filter(in, out, prime)
		in = out
	}
}
