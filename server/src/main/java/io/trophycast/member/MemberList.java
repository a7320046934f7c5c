package io.trophycast.member;

import java.util.List;

/** Some members, newest first, and how many there are in all. */
public record MemberList(List<Member> members, int total) {}
