using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Copying;

/// <summary>Which types need no copy: nothing in them can change.</summary>
internal static class Shallow
{
    private static readonly HashSet<Type> Known =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
        typeof(Guid), typeof(Uri), typeof(Version), typeof(Half), typeof(Int128), typeof(UInt128), typeof(IPAddress), typeof(IPEndPoint),
        typeof(CancellationToken), typeof(Unit), typeof(ValueTuple),
    ];

    private static readonly HashSet<Type> ImmutableIfArgumentsAre =
    [
        typeof(Nullable<>), typeof(KeyValuePair<,>), typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>),
        typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>),
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableDictionary<,>),
    ];

    private static readonly ConcurrentDictionary<Type, bool> Answers = new();

    public static bool Is(Type type) => Answers.TryGetValue(type, out var known) ? known : Answers[type] = Ask(type);

    private static bool Ask(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || Known.Contains(type) || type.IsDefined(typeof(ImmutableAttribute), inherit: false)
            || typeof(IAddressable).IsAssignableFrom(type) || typeof(Exception).IsAssignableFrom(type) || typeof(Type).IsAssignableFrom(type))
        {
            return true;
        }

        if (type.IsGenericType && ImmutableIfArgumentsAre.Contains(type.GetGenericTypeDefinition()))
        {
            return type.GetGenericArguments().All(Is);
        }

        return type.IsValueType && type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) && HasOnlyShallowMembers(type);
    }

    private static bool HasOnlyShallowMembers(Type type)
    {
        var members = SerializedMembers.Of(type);
        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        return members.Count == fields.Length && members.All(static member => member.IsImmutable || Is(member.Field.FieldType));
    }
}
