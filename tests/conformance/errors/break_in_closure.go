package main

func main() {
	for {
		func() {
			break // error "break is not in a loop, switch, or select"
		}()
	}
}
