using System.Globalization;
using System.Reflection;
using Monitoring.Contracts.Tests.Grains;

namespace Monitoring.Contracts.Tests.Wire;

/// <summary>
/// What two processes of a cluster must agree on, as lines of text: aliases of types and methods, ids and types of members, numbers of
/// enums. Names are behind a <c>#</c>: they are not on the wire.
/// </summary>
internal static class WireContract
{
    /// <summary>The contract of this build, one fact a line, sorted.</summary>
    public static string[] Now() => [.. Lines().Order(StringComparer.Ordinal)];

    /// <summary>What of a line is on the wire.</summary>
    public static string OnTheWire(string line) => line.Split('#')[0].TrimEnd();

    /// <summary>The name of a message type on the wire.</summary>
    public static string AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias ?? member.Name;

    /// <summary>The id of a member.</summary>
    public static uint IdOf(MemberInfo member) => member.GetCustomAttribute<IdAttribute>()!.Id;

    private static IEnumerable<string> Lines()
    {
        foreach (var type in MessageTypes.All())
        {
            var parent = type.BaseType is { } up && up.Assembly == MessageTypes.Contracts ? " : " + NameOf(up) : "";
            yield return $"type {AliasOf(type)}{parent} # {type.Name}";
            foreach (var (field, member) in MessageTypes.MembersOf(type))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"type {AliasOf(type)} {IdOf(member):D3} {NameOf(field.FieldType)} # {member.Name}");
            }
        }

        foreach (var type in MessageTypes.Enums())
        {
            foreach (var value in type.GetEnumValuesAsUnderlyingType())
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"enum {AliasOf(type)} : {type.GetEnumUnderlyingType().Name} {value} # {Enum.GetName(type, value)}");
            }
        }

        foreach (var type in MessageTypes.GrainInterfaces)
        {
            foreach (var method in type.GetMethods())
            {
                var parameters = method.GetParameters().Select(static parameter => NameOf(parameter.ParameterType));
                yield return $"grain {AliasOf(type)} {AliasOf(method)}({string.Join(", ", parameters)}) -> {NameOf(method.ReturnType)} # {method.Name}";
            }
        }
    }

    private static string NameOf(Type type) =>
        type.IsArray ? NameOf(type.GetElementType()!) + "[]"
        : Nullable.GetUnderlyingType(type) is { } inner ? NameOf(inner) + "?"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : AliasOf(type);
}
