namespace Monitoring.Silo;

/// <summary>A statement that is run many times.</summary>
/// <param name="Sql">Text of this program, good for both databases.</param>
/// <param name="Parameters">Names with their <c>@</c>, in the order of the values of a <see cref="StatementRow"/>.</param>
internal sealed record Statement(string Sql, params string[] Parameters);

/// <summary>One run of a statement.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Values">Its values.</param>
internal readonly record struct StatementRow(Statement Statement, object?[] Values);
