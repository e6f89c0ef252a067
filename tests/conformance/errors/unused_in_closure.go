package main

func main() {
	f := func() {
		inner := 3 // error "declared (but|and) not used"
	}
	f()
}
