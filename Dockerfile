# Two stages: one with all that a build needs, one with a Java and the jar.
FROM node:22-bookworm-slim AS node

FROM maven:3-eclipse-temurin-25 AS build
COPY --from=node /usr/local /usr/local
WORKDIR /src
COPY . .
RUN ./scripts/maven -q -pl server -Dmaven.test.skip=true -Dskip.format package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 trophycast && install -d -m 700 -o trophycast /data
COPY --from=build /src/server/target/trophycast.jar /src/deploy/jvm.options /usr/share/trophycast/
USER trophycast
VOLUME /data
# The management port must be reachable from the outside of the container, and is for your monitoring only: publish it with care.
ENV TROPHYCAST_DATA=/data \
    TROPHYCAST_MANAGEMENT_PORT=9101 \
    TROPHYCAST_MANAGEMENT_HOST=0.0.0.0 \
    TROPHYCAST_LOG_FORMAT=json
EXPOSE 8080 9101
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "@/usr/share/trophycast/jvm.options", "-jar", "/usr/share/trophycast/trophycast.jar"]
CMD ["serve"]
