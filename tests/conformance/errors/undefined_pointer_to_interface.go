package main

type runner interface{ run() }

func f(r *runner) {
	r.run() // error "r.run undefined .type \*runner is pointer to interface, not interface"
}

func main() { f(nil) }
