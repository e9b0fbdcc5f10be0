using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Monitoring.Contracts.Tests.Grains;

namespace Monitoring.Contracts.Tests.Wire;

/// <summary>Messages of every type with a value in every member, always the same: by the type's alias and the member's id.</summary>
internal static class FilledMessage
{
    // Types that contain themselves end here.
    private const int Deepest = 5;
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Types that can be filled: not those that only others derive from, and no exceptions.</summary>
    public static IEnumerable<Type> Types =>
        MessageTypes.All().Where(static type => !type.IsAbstract && !type.IsEnum && !typeof(Exception).IsAssignableFrom(type)).OrderBy(WireContract.AliasOf, StringComparer.Ordinal);

    /// <summary>One.</summary>
    public static object Of(Type type) => Message(type, 0);

    /// <summary>Members where two messages differ, of those that <paramref name="matters"/> says matter.</summary>
    public static IEnumerable<string> Differences(object? expected, object? actual, Func<Type, MemberInfo, bool> matters, string where = "")
    {
        if (expected is null || actual is null || expected.GetType() != actual.GetType())
        {
            return expected is null && actual is null ? [] : [$"{where}: {expected ?? "null"} expected, {actual ?? "null"} read"];
        }

        if (expected is not string && expected is IEnumerable many)
        {
            var (left, right) = (many.Cast<object?>().ToArray(), ((IEnumerable)actual).Cast<object?>().ToArray());
            return left.Length != right.Length
                ? [$"{where}: {left.Length} expected, {right.Length} read"]
                : left.Zip(right).SelectMany((pair, i) => Differences(pair.First, pair.Second, matters, $"{where}[{i}]"));
        }

        var type = expected.GetType();
        return type.Assembly != MessageTypes.Contracts || type.IsEnum
            ? (expected.Equals(actual) ? [] : [$"{where}: {expected} expected, {actual} read"])
            : Levels(type).SelectMany(level => MessageTypes.MembersOf(level).Where(pair => matters(level, pair.Member)))
                .SelectMany(pair => Differences(pair.Field.GetValue(expected), pair.Field.GetValue(actual), matters, $"{where}.{pair.Member.Name}"));
    }

    private static IEnumerable<Type> Levels(Type type)
    {
        for (var level = type; level is not null && level.Assembly == MessageTypes.Contracts; level = level.BaseType)
        {
            yield return level;
        }
    }

    private static object Message(Type type, int depth)
    {
        var message = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var level in Levels(type))
        {
            foreach (var (field, member) in MessageTypes.MembersOf(level))
            {
                field.SetValue(message, Value(field.FieldType, $"{WireContract.AliasOf(level)}.{WireContract.IdOf(member)}", WireContract.IdOf(member), depth + 1));
            }
        }

        return message;
    }

    private static object? Value(Type type, string text, uint id, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Value(inner, text, id, depth);
        }

        if (type.IsArray)
        {
            return Array(type.GetElementType()!, text, id, depth);
        }

        if (type.IsGenericType)
        {
            return Collection(type, text, id, depth);
        }

        if (type.IsEnum)
        {
            return type.GetEnumValuesAsUnderlyingType().Cast<object>().Select(number => Enum.ToObject(type, number)).Max();
        }

        return type.Assembly == MessageTypes.Contracts ? depth > Deepest && !type.IsValueType ? null : Message(Concrete(type), depth) : Simple(type, text, id);
    }

    private static object Simple(Type type, string text, uint id) =>
        type == typeof(string) ? text
        : type == typeof(DateTimeOffset) ? Start.AddSeconds(id)
        : type == typeof(TimeSpan) ? TimeSpan.FromSeconds(id + 1)
        : type == typeof(DateOnly) ? DateOnly.FromDateTime(Start.Date).AddDays((int)id)
        : type == typeof(bool) ? true
        : Convert.ChangeType(id + 1, type, System.Globalization.CultureInfo.InvariantCulture);

    private static Array Array(Type element, string text, uint id, int depth)
    {
        var one = Value(element, text, id, depth);
        var array = System.Array.CreateInstance(element, one is null ? 0 : 1);
        if (one is not null)
        {
            array.SetValue(one, 0);
        }

        return array;
    }

    private static object Collection(Type type, string text, uint id, int depth)
    {
        var filled = Activator.CreateInstance(type)!;
        var parts = type.GetGenericArguments().Select(part => Value(part, text, id, depth)).ToArray();
        if (parts.All(static part => part is not null))
        {
            type.GetMethod("Add", type.GetGenericArguments())!.Invoke(filled, parts);
        }

        return filled;
    }

    /// <summary>Of a type that others derive from, the first of them.</summary>
    private static Type Concrete(Type type) =>
        type.IsAbstract ? Types.First(type.IsAssignableFrom) : type;
}
