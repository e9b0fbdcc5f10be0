using System.Reflection;

namespace Orleans.Copying;

/// <summary>A field that is part of the message, and whether it is marked immutable.</summary>
internal readonly record struct SerializedMember(FieldInfo Field, bool IsImmutable);

/// <summary>
/// Which members of a [GenerateSerializer] type are part of the message: fields and properties with [Id], and for records the primary
/// constructor's parameters, as in Orleans. Base types count if they are [GenerateSerializer] themselves.
/// </summary>
internal static class SerializedMembers
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static List<SerializedMember> Of(Type type)
    {
        var members = new List<SerializedMember>();
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            if (!level.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            {
                continue;
            }

            var primary = PrimaryConstructorNames(level);
            foreach (var field in level.GetFields(Declared))
            {
                MemberInfo member = (MemberInfo?)PropertyOf(level, field) ?? field;
                if (member.IsDefined(typeof(IdAttribute)) || (member is PropertyInfo && primary.Contains(member.Name)))
                {
                    members.Add(new(field, member.IsDefined(typeof(ImmutableAttribute))));
                }
            }
        }

        return members;
    }

    private static PropertyInfo? PropertyOf(Type type, FieldInfo field) =>
        field.Name.StartsWith('<') && field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal)
            ? type.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Declared)
            : null;

    // A record's primary constructor is the one its Deconstruct mirrors.
    private static HashSet<string?> PrimaryConstructorNames(Type type)
    {
        var isRecord = type.GetMethod("PrintMembers", Declared) is not null;
        var deconstruct = isRecord ? type.GetMethod("Deconstruct", Declared) : null;
        return deconstruct is null ? [] : [.. deconstruct.GetParameters().Select(static parameter => parameter.Name)];
    }
}
