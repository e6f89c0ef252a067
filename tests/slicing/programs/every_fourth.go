package main

func main() {
	tick, reset := make(chan int), make(chan bool)
	go func() {
		var ring [4]int
		for n := 0; ; n++ {
			ring[n%4] = n
			tick <- n
			if n%4 == 3 {
				<-reset
			}
		}
	}()
	for n := range tick {
		if n&3 == 3 {
			reset <- true
		}
	}
}
