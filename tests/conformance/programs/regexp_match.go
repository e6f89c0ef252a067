//rule: regular expressions match, submatch and replace; Go's own source is read (package regexp)

package main

import (
	"fmt"
	"regexp"
)

func main() {
	re := regexp.MustCompile(`(?i)(\w+)@(\w+)\.com`)
	fmt.Println(re.MatchString("Bob@Example.com"), re.MatchString("nobody"))
	fmt.Println(re.FindStringSubmatch("mail to Ann@Site.COM today"))
	fmt.Println(regexp.MustCompile(`a+b*`).FindAllString("aab ab b aaa", -1))
	fmt.Println(regexp.MustCompile(`(\d+)-(\d+)`).ReplaceAllString("10-20, 3-4", "$2:$1"))
	fmt.Println(regexp.MustCompile(`^\pL+$`).MatchString("wörld"), regexp.QuoteMeta("a.b*c"))
	_, err := regexp.Compile(`a(b`)
	fmt.Println(err)
}
