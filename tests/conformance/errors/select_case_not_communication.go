package main

func main() {
	c := make(chan int)
	close(c)
	select {
	case c: // error "select case must be|must be receive|expected send or receive"
	}
}
