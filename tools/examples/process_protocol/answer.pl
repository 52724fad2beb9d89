#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# Gradients in Perl, checked with: gradjudge check --impl 'process:perl answer.pl'
use strict;
use warnings;
use JSON::PP qw(decode_json);
use List::Util qw(max sum0);
use POSIX qw(log1p);

$| = 1;    # every answer leaves at once

# JSON::PP writes 15 digits of a number; it takes 17 to read it back exactly.
sub json_text {
    my ($x) = @_;
    return '[' . join(',', map { json_text($_) } @$x) . ']' if ref $x eq 'ARRAY';
    return '{' . join(',', map { "\"$_\":" . json_text($x->{$_}) } sort keys %$x) . '}' if ref $x eq 'HASH';
    return sprintf '%.17g', $x;
}

sub dot { my ($x, $y) = @_; return sum0 map { $x->[$_] * $y->[$_] } 0 .. $#$x }

# y += factor * x
sub add_to { my ($y, $factor, $x) = @_; $y->[$_] += $factor * $x->[$_] for 0 .. $#$x }

# Neither overflows, however large x is.
sub sigma { my ($x) = @_; return $x >= 0 ? 1 / (1 + exp(-$x)) : exp($x) / (1 + exp($x)) }
sub softplus { my ($x) = @_; return max($x, 0) + log1p(exp(-abs $x)) }

sub naive_softmax {
    my ($v, $U, $o) = @_;
    my @scores = map { dot($_, $v) } @$U;
    my $largest = max @scores;
    my @exp = map { exp($_ - $largest) } @scores;
    my $sum = sum0 @exp;
    my (@dv, @dU);
    for my $k (0 .. $#exp) {
        my $delta = $exp[$k] / $sum - ($k == $o ? 1 : 0);
        add_to(\@dv, $delta, $U->[$k]);
        $dU[$k] = [map { $delta * $_ } @$v];
    }
    return {loss => log($sum) - ($scores[$o] - $largest), v_c => \@dv, U => \@dU};
}

sub negative_sampling {
    my ($v, $U, $o, @negatives) = @_;
    my ($loss, @dv, %dU) = (0);
    for my $draw ([$o, -1], map { [$_, 1] } @negatives) {
        my ($w, $sign) = @$draw;
        my $score = $sign * dot($U->[$w], $v);
        $loss += softplus($score);
        add_to(\@dv, $sign * sigma($score), $U->[$w]);
        add_to($dU{$w} //= [], $sign * sigma($score), $v);    # a word drawn m times counts m times
    }
    my @rows = sort { $a <=> $b } keys %dU;                      # the others are zero
    return {loss => $loss, v_c => \@dv, U => {rows => \@rows, values => [@dU{@rows}]}};
}

while (my $line = <STDIN>) {
    my $question = decode_json($line);
    my ($id, $p) = @$question{qw(id problem)};
    my $answer = !$p ? undef
        : $p->{loss} eq 'naive_softmax' ? naive_softmax(@$p{qw(v_c U o)})
        : $p->{loss} eq 'negative_sampling' ? negative_sampling(@$p{qw(v_c U o)}, @{$p->{negatives}})
        : undef;
    print !$p ? qq({"id":$id,"started":{"protocol":1,"name":"example in Perl"}})
        : $answer ? qq({"id":$id,"answer":) . json_text($answer) . '}'
        : qq({"id":$id,"not_implemented":true}), "\n";
}
