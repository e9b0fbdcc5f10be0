namespace Monitoring.Silo;

/// <summary>What Orleans' membership asks of <see cref="ClusterTables"/>.</summary>
internal static class MembershipStatements
{
    /// <summary>By the name that Orleans asks for.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["InsertMembershipVersionKey"] =
            """
            WITH made AS (INSERT INTO orleans.membership_version (deployment) VALUES (@DeploymentId) ON CONFLICT (deployment) DO NOTHING RETURNING 1)
            SELECT COUNT(*)::INTEGER FROM made
            """,
        ["InsertMembershipKey"] =
            """
            WITH turn AS (
                UPDATE orleans.membership_version SET at = now(), version = version + 1
                WHERE deployment = @DeploymentId AND version = @Version AND NOT EXISTS (
                    SELECT 1 FROM orleans.membership WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
                RETURNING 1),
            made AS (
                INSERT INTO orleans.membership (deployment, address, port, generation, silo, host, status, proxy_port, started, alive)
                SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM turn
                RETURNING 1)
            SELECT COUNT(*)::INTEGER FROM made
            """,
        ["UpdateMembershipKey"] =
            """
            WITH turn AS (
                UPDATE orleans.membership_version SET at = now(), version = version + 1
                WHERE deployment = @DeploymentId AND version = @Version AND EXISTS (
                    SELECT 1 FROM orleans.membership WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
                RETURNING 1),
            changed AS (
                UPDATE orleans.membership SET status = @Status, suspects = @SuspectTimes, alive = @IAmAliveTime FROM turn
                WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
                RETURNING 1)
            SELECT COUNT(*)::INTEGER FROM changed
            """,
        ["UpdateIAmAlivetimeKey"] =
            """
            UPDATE orleans.membership SET alive = @IAmAliveTime
            WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
            """,
        ["MembershipReadRowKey"] = Rows + " AND address = @Address AND port = @Port AND generation = @Generation" + Of,
        ["MembershipReadAllKey"] = Rows + Of,
        ["GatewaysQueryKey"] =
            """
            SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation FROM orleans.membership
            WHERE deployment = @DeploymentId AND status = @Status AND proxy_port > 0
            """,
        ["DeleteMembershipTableEntriesKey"] =
            """
            DELETE FROM orleans.membership WHERE deployment = @DeploymentId;
            DELETE FROM orleans.membership_version WHERE deployment = @DeploymentId;
            """,
        ["CleanupDefunctSiloEntriesKey"] =
            "DELETE FROM orleans.membership WHERE deployment = @DeploymentId AND alive < @IAmAliveTime AND status <> 3",
    };

    private const string Rows =
        """
        SELECT v.deployment AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo AS SiloName, m.host AS HostName,
            m.status AS Status, m.proxy_port AS ProxyPort, m.suspects AS SuspectTimes, m.started AS StartTime, m.alive AS IAmAliveTime, v.version AS Version
        FROM orleans.membership_version v LEFT JOIN orleans.membership m ON m.deployment = v.deployment
        """;

    private const string Of = " WHERE v.deployment = @DeploymentId";
}
