package main

import "math/rand"

// What has left the queue is garbage, although its array is not.
func main() {
	var queue []int
	for {
		queue = append(queue, rand.Intn(3))
		if len(queue) > 2 {
			if queue[0] > 10 {
				panic("large")
			}
			queue = queue[1:]
		}
	}
}
