using System.Reflection;

namespace Monitoring.Contracts.Tests.Grains;

/// <summary>The grain interfaces of the contracts and every type that crosses a grain boundary through them or a stream.</summary>
internal static class MessageTypes
{
    public const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] Collections = [typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(Nullable<>)];

    private static readonly Type[] Simple =
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
    ];

    public static Assembly Contracts { get; } = typeof(ISiteGrain).Assembly;

    public static IEnumerable<Type> GrainInterfaces =>
        Contracts.GetTypes().Where(static type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type));

    /// <summary>Types of ours among the messages; enums apart, which both engines pass as numbers.</summary>
    public static HashSet<Type> All()
    {
        var found = new HashSet<Type>();
        foreach (var method in GrainInterfaces.SelectMany(static type => type.GetMethods()))
        {
            Collect(ResultOf(method.ReturnType), found);
            foreach (var parameter in method.GetParameters().Where(static parameter => parameter.ParameterType != typeof(CancellationToken)))
            {
                Collect(parameter.ParameterType, found);
            }
        }

        // What is published on streams is not in an interface, but is marked.
        foreach (var type in Contracts.GetTypes().Where(static type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)))
        {
            Collect(type, found);
        }

        return found;
    }

    /// <summary>Enums of ours in messages.</summary>
    public static IEnumerable<Type> Enums() =>
        All().SelectMany(static type => MembersOf(type)).SelectMany(static pair => Parts(pair.Field.FieldType)).Where(static type => type.IsEnum && type.Assembly == Contracts).Distinct();

    /// <summary>Members that hold something: fields, and properties by their backing fields.</summary>
    public static IEnumerable<(FieldInfo Field, MemberInfo Member)> MembersOf(Type type) =>
        type.GetFields(Own).Select(field => (field, (MemberInfo?)PropertyOf(type, field) ?? field));

    public static bool IsAllowedElsewhere(Type type) =>
        type.IsPrimitive || type.IsEnum || Simple.Contains(type) || type.IsArray
        || (type.IsGenericType && Collections.Contains(type.GetGenericTypeDefinition()));

    private static IEnumerable<Type> Parts(Type type) =>
        type.IsArray ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : [type];

    private static Type ResultOf(Type type) => type.IsGenericType ? type.GetGenericArguments()[0] : typeof(int);

    private static PropertyInfo? PropertyOf(Type type, FieldInfo field) =>
        field.Name.StartsWith('<') ? type.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Own) : null;

    private static void Collect(Type type, HashSet<Type> found)
    {
        if (type.IsArray)
        {
            Collect(type.GetElementType()!, found);
            return;
        }

        if (type.IsGenericType)
        {
            foreach (var argument in type.GetGenericArguments())
            {
                Collect(argument, found);
            }
        }

        if (type.IsEnum || type.IsGenericType || (type.Assembly != Contracts && IsAllowedElsewhere(type)) || !found.Add(type))
        {
            return;
        }

        foreach (var (field, _) in MembersOf(type))
        {
            Collect(field.FieldType, found);
        }

        foreach (var derived in Contracts.GetTypes().Where(other => other.BaseType == type))
        {
            Collect(derived, found);
        }
    }
}
