//rule: goto jumps to a label in the same function, forward and backward (spec "Goto statements")

package main

import "fmt"

func main() {
	i := 0
again:
	fmt.Print(i, " ")
	i++
	if i < 4 {
		goto again
	}
	if i == 4 {
		goto end
	}
	fmt.Println("skipped")
end:
	fmt.Println("end")
	for {
		for {
			goto out
		}
	}
out:
	func() {
		goto end
	end:
		fmt.Println("labels are per function")
	}()
}
